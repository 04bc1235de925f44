/** 掌上办: the hall can be put on a telephone's first screen and opens there without a net. Desks stay as they are. */
export function startInstallable(): void {
  if (!('serviceWorker' in navigator)) return
  window.addEventListener('load', () => {
    // A browser that keeps no workers (private mode, plain http) still has the whole hall.
    navigator.serviceWorker.register('/service-worker.js').catch(() => undefined)
  })
}
