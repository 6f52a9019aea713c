import * as dev from 'react/jsx-dev-runtime'
import * as runtime from 'react/jsx-runtime'

declare global {
  interface Window {
    /** The name of the component that throws when it is drawn. */
    plant?: string
  }
}

/** Stands in the place of a planted component. */
const Planted = (): never => {
  throw new Error(`planted in ${window.plant ?? ''}`)
}

const nameOf = (type: unknown): string | undefined => {
  if (typeof type === 'function') return type.name.replace(/\$\d+$/u, '')
  return typeof type === 'object' && type !== null && 'displayName' in type
    ? String(type.displayName)
    : undefined
}

const planted =
  <Type, Rest extends readonly unknown[], Made>(make: (type: Type, ...rest: Rest) => Made) =>
  (type: Type, ...rest: Rest): Made =>
    make(window.plant !== undefined && nameOf(type) === window.plant ? (Planted as Type) : type, ...rest)

export const { Fragment } = runtime
export const jsx = planted(runtime.jsx)
export const jsxs = planted(runtime.jsxs)
export const jsxDEV = planted(dev.jsxDEV)
