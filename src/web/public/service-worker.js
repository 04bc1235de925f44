// The hall on a telephone: its own shell opens without a net. Only files that are the same for everybody are kept: the
// first page and what lies under /assets/. Nothing under /api/ ever passes through here, so nothing personal is stored.
const SHELL = 'hall-shell-1'
const FIRST_PAGE = '/'

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.add(FIRST_PAGE)))
  self.skipWaiting()
})

self.addEventListener('activate', (event) => {
  const stale = async () => {
    for (const name of await caches.keys()) if (name !== SHELL) await caches.delete(name)
    await self.clients.claim()
  }
  event.waitUntil(stale())
})

// Asked for anew each time and kept for the day without a net: whoever has one never sees an old page.
async function page(request) {
  const cache = await caches.open(SHELL)
  try {
    const fresh = await fetch(request)
    if (fresh.ok && fresh.type === 'basic') await cache.put(FIRST_PAGE, fresh.clone())
    return fresh
  } catch {
    return (await cache.match(FIRST_PAGE)) ?? Response.error()
  }
}

// A name under /assets/ holds a digest of its content: what is kept is what would be fetched.
async function asset(request) {
  const cache = await caches.open(SHELL)
  const kept = await cache.match(request)
  if (kept !== undefined) return kept
  const fresh = await fetch(request)
  if (fresh.ok) await cache.put(request, fresh.clone())
  return fresh
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate' && !pathname.startsWith('/api')) event.respondWith(page(request))
  else if (pathname.startsWith('/assets/')) event.respondWith(asset(request))
})
