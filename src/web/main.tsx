import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { startI18n } from './i18n/index.ts'
import { startInstallable } from './installable.ts'
import { queries } from './queries.ts'
import { router } from './routes.tsx'
import { startElder } from './theme/elder.ts'
import { startRareCharacters } from './theme/rare-characters.ts'
import './theme/tokens.css'
import './theme/base.css'
import './theme/print.css'

startI18n()
startElder()
startRareCharacters()
startInstallable()

const element = document.getElementById('root')
if (element !== null) {
  createRoot(element).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  )
}
