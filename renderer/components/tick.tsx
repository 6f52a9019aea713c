import type { ReactNode } from 'react'

type TickProps = {
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
  readonly children: ReactNode
}

/** Something to be ticked, with its words. */
export const Tick = ({ isOn, onChange, children }: TickProps) => (
  <label className="tick">
    <input
      type="checkbox"
      className="box"
      checked={isOn}
      onChange={(event) => onChange(event.target.checked)}
    />
    {children}
  </label>
)
