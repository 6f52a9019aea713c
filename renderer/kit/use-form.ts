import { useCallback, useState } from 'react'

/** The fields of a form, as one value. */
export type Form<Fields extends object> = {
  readonly fields: Fields
  readonly change: (some: Partial<Fields>) => void
  /** Takes one field over from its control. */
  readonly set: <Name extends keyof Fields>(name: Name) => (value: Fields[Name]) => void
  /** Whether anything stands in it that did not stand there at first; text that is typed and taken out again does not. */
  readonly isChanged: boolean
}

/** A form of more fields than a few: what they hold, changed one or some at a time. Fields hold plain data. */
export const useForm = <Fields extends object>(begin: () => Fields): Form<Fields> => {
  const [start] = useState(begin)
  const [fields, setFields] = useState(start)
  const change = useCallback((some: Partial<Fields>) => setFields((before) => ({ ...before, ...some })), [])
  const set: Form<Fields>['set'] = (name) => (value) => setFields((before) => ({ ...before, [name]: value }))
  return { fields, change, set, isChanged: JSON.stringify(fields) !== JSON.stringify(start) }
}
