import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The browser's half. `npm run build` writes it to dist/web, where the server finds it. */
export default defineConfig({
  root: 'src/web',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy allows no inline script and no data: script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The chart library is one piece of 536 kB, fetched only by pages that draw.
    chunkSizeWarningLimit: 600,
  },
})
