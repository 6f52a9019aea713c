import { type ReactNode, useEffect, useRef } from 'react'

type HeadingProps = { readonly className?: string; readonly id?: string; readonly children: ReactNode }

/** The view's h1; takes the focus when the view opens, so that a screen reader begins to read there. */
export const ViewHeading = ({ className, id, children }: HeadingProps) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // What floats over the view, or asks in it, has the focus already
    if (document.querySelector('[role="dialog"], [role="alertdialog"]') === null)
      heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <h1 ref={heading} tabIndex={-1} className={className} id={id}>
      {children}
    </h1>
  )
}
