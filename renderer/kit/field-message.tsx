import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

type FieldMessageProps = { readonly weight: 'refuse' | 'advise' | 'done'; readonly children: ReactNode }

const ICONS = { refuse: 'urgent', advise: 'attention', done: 'tick' } as const

/** What the form says of a field. */
export const FieldMessage = ({ weight, children }: FieldMessageProps) => (
  <p className="field-message" data-weight={weight}>
    <Icon name={ICONS[weight]} />
    <span className="wrap">{children}</span>
  </p>
)
