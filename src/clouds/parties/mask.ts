/** 139****0002, w***@example.cn: enough to know one's own, too little for whoever looks over the shoulder. */
export function maskAddress(address: string): string {
  const at = address.indexOf('@')
  if (at > 0) return `${address.slice(0, 1)}***${address.slice(at)}`
  return `${address.slice(0, 3)}****${address.slice(-4)}`
}
