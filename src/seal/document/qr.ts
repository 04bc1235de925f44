import QRCode from 'qrcode'

/** M: a quarter of it may be scratched away (15 %), which a folded paper needs and a denser code would not survive. */
const CORRECTION = 'M'

/** The code as one path of whole squares: vector, sharp at any size, four bytes' worth of drawing per run. */
export function qrSvg(text: string): string {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: CORRECTION })
  const { size } = modules
  let path = ''
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      let end = column
      while (end < size && modules.get(row, end) !== 0) end += 1
      if (end > column) path += `M${column} ${row}h${end - column}v1h${column - end}z`
      column = Math.max(column, end)
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path fill="#000" d="${path}"/></svg>`
}
