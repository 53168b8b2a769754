import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// While developing, `npm run street` answers in the gateway's place; the product has nothing of it.
const street = process.env.VIGIL_CONSOLE_STREET ?? 'http://127.0.0.1:8490'

export default defineConfig({
  plugins: [react()],
  build: { target: 'es2023', assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 700 },
  server: {
    host: '127.0.0.1',
    port: 8491,
    proxy: { '/v1': street, '/match': street, '/session': street },
  },
})
