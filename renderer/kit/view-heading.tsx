import { type ReactNode, useEffect, useRef } from 'react'

type HeadingProps = { readonly className?: string; readonly id?: string; readonly children: ReactNode }

/** The view's h1; takes the focus when the view opens, so that a screen reader begins to read there. */
export const ViewHeading = ({ className, id, children }: HeadingProps) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // What floats over the view, asks in it, or waits there to be typed into, has the focus already
    const hasFloating = document.querySelector('[role="dialog"], [role="alertdialog"]') !== null
    const isTyping = heading.current?.closest('main')?.contains(document.activeElement) === true
    if (!hasFloating && !isTyping) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <h1 ref={heading} tabIndex={-1} className={className} id={id}>
      {children}
    </h1>
  )
}
