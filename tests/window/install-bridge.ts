import { callNames, type EventName } from '../../shared/contract/contract.ts'
import { createFakeBridge, type FakeControls, type Scenario } from './fake-bridge.ts'

declare global {
  interface Window {
    fake: FakeControls
    /** The real core's one door, where a test has put one (`real-core.ts`). */
    keywardAnswer?: (name: string, input: unknown) => Promise<unknown>
    /** Hears what the real core tells. */
    keywardHears?: (event: EventName, payload: unknown) => void
  }
}

/** The bridge of the preload, to a core in the test's own process. */
const bridgeToCore = (ask: NonNullable<Window['keywardAnswer']>) => {
  const listeners: Record<EventName, Set<(payload: unknown) => void>> = {
    snapshotChanged: new Set(),
    workChanged: new Set(),
  }
  window.keywardHears = (event, payload) => {
    for (const listener of listeners[event]) listener(payload)
  }
  return {
    ...Object.fromEntries(callNames.map((name) => [name, (input: unknown) => ask(name, input)])),
    on: (event: EventName, listener: (payload: unknown) => void) => {
      listeners[event].add(listener)
      return () => void listeners[event].delete(listener)
    },
  }
}

const putFake = () => {
  const asked = new URLSearchParams(location.search).get('scenario') ?? 'practice'
  const { bridge, controls } = createFakeBridge(asked as Scenario)
  window.fake = controls
  return bridge
}

const value = window.keywardAnswer === undefined ? putFake() : bridgeToCore(window.keywardAnswer)
Object.defineProperty(window, 'keyward', { value })
