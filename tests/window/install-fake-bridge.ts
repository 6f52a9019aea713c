import { createFakeBridge, type FakeControls, type Scenario } from './fake-bridge.ts'

declare global {
  interface Window {
    fake: FakeControls
  }
}

const asked = new URLSearchParams(location.search).get('scenario') ?? 'practice'
const { bridge, controls } = createFakeBridge(asked as Scenario)
Object.defineProperty(window, 'keyward', { value: bridge })
window.fake = controls
