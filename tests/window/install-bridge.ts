import type { EventName } from '../../shared/contract/contract.ts'
import { createDoor, type Door } from './door.ts'

declare global {
  interface Window {
    /** What a test may show, see and make fail between the page and the core. */
    door: Door
    /** The core's one door, which a test has put there (`real-core.ts`). */
    keywardAnswer: (name: string, input: unknown) => Promise<unknown>
    /** Hears what the core tells. */
    keywardHears: (event: EventName, payload: unknown) => void
  }
}

const { bridge, door, hear } = createDoor(window.keywardAnswer)
window.door = door
window.keywardHears = hear
Object.defineProperty(window, 'keyward', { value: bridge })
