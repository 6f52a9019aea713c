import type { ReactNode } from 'react'

/** One named part of a form, its name at the left. */
export const FormPart = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <section className="part" aria-label={name}>
    <h2>{name}</h2>
    <div>{children}</div>
  </section>
)
