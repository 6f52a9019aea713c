import { type ReactNode, useEffect, useRef } from 'react'

type StepFrameProps = {
  readonly title: string
  readonly means: string
  /** What comes when this step is done. */
  readonly next: string
  readonly foot: ReactNode
  readonly children: ReactNode
}

/** One step: what it is, what stands in it, and at its foot the one next thing to do. */
export const StepFrame = ({ title, means, next, foot, children }: StepFrameProps) => {
  const heading = useRef<HTMLHeadingElement>(null)
  const told = useRef('')
  useEffect(() => {
    if (told.current === title) return
    told.current = title
    // a new step is read from its heading, except where a field of it waits to be typed into
    if (!(document.activeElement instanceof HTMLInputElement)) heading.current?.focus()
  })
  return (
    <section className="step-frame" aria-labelledby="step-title">
      <div className="step-body scroll">
        <h2 id="step-title" className="step-title" ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <p className="soft step-means">{means}</p>
        {children}
      </div>
      <footer className="step-foot">
        <span className="soft">{next}</span>
        <div className="buttons push">{foot}</div>
      </footer>
    </section>
  )
}
