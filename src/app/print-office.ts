import type { PrintOffice } from '#frame'
import { houseForm } from '#seal'
import type { Renderer, TemplateSandbox } from '#seal'

/** Papers without a seal: booklets, and what a certificate type's template would print. */
export const createPrintOffice = (renderer: Renderer, sandbox: TemplateSandbox, organName: string): PrintOffice => ({
  booklet: async (booklet) => (await renderer.print(booklet)).pdf,
  tryTemplate: async (text, { qrText, signingTime: _, ...data }) => {
    const tried = await sandbox.render({
      text,
      data: { ...data, organName, ...(qrText === null ? {} : { qrText }) },
    })
    if (!tried.ok) return tried
    const { svg, pages, missingGlyphs } = tried
    return { ok: true, svg, pages, missingGlyphs }
  },
  certificateForm: () => houseForm('certificate.typ'),
})
