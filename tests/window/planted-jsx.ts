import { createElement, type FunctionComponent, useEffect, useReducer } from 'react'
import * as dev from 'react/jsx-dev-runtime'
import * as runtime from 'react/jsx-runtime'

declare global {
  interface Window {
    /** The name of the component that throws when it is drawn. */
    plant?: string
    /** Draws everything anew, as nothing in the window itself does. */
    drawAnew: () => void
    /** How often an element of each component was made, by name: whatever makes one was drawn. */
    made: Record<string, number>
  }
}

/** Stands in the place of a planted component. */
const Planted = (): never => {
  throw new Error(`planted in ${window.plant ?? ''}`)
}

let again = () => {}
window.drawAnew = () => again()
window.made = {}

/** Around the whole window, so that it can be drawn anew from its root. */
const Root = ({ of }: { readonly of: FunctionComponent }) => {
  const [, draw] = useReducer((times: number) => times + 1, 0)
  useEffect(() => {
    again = draw
  }, [])
  return createElement(of)
}

const nameOf = (type: unknown): string | undefined => {
  if (typeof type === 'function') return type.name.replace(/\$\d+$/u, '')
  return typeof type === 'object' && type !== null && 'displayName' in type
    ? String(type.displayName)
    : undefined
}

const planted =
  <Type, Props, Rest extends readonly unknown[], Made>(
    make: (type: Type, props: Props, ...rest: Rest) => Made,
  ) =>
  (type: Type, props: Props, ...rest: Rest): Made => {
    const name = nameOf(type)
    if (name !== undefined) window.made[name] = (window.made[name] ?? 0) + 1
    if (name === 'WindowView') return make(Root as Type, { of: type } as Props, ...rest)
    return make(
      window.plant !== undefined && name === window.plant ? (Planted as Type) : type,
      props,
      ...rest,
    )
  }

export const { Fragment } = runtime
export const jsx = planted(runtime.jsx)
export const jsxs = planted(runtime.jsxs)
export const jsxDEV = planted(dev.jsxDEV)
