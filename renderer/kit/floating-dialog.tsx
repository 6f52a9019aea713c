import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'

type DialogProps = {
  readonly className: string
  /** The name; where a heading inside carries it, that heading's id. */
  readonly label?: string
  readonly labelledBy?: string
  readonly onClose: () => void
  /** Whether pressing beside it closes it. */
  readonly isDismissable?: boolean
  readonly children: ReactNode
}

/** What floats over the window: keeps the focus inside, gives it back, hides the rest from screen readers, Esc closes. */
export const FloatingDialog = ({
  className,
  label,
  labelledBy,
  onClose,
  isDismissable = false,
  children,
}: DialogProps) => (
  <ModalOverlay
    isOpen
    className="scrim"
    isDismissable={isDismissable}
    onOpenChange={(isOpen) => {
      if (!isOpen) onClose()
    }}
  >
    <Modal className={className}>
      <AriaDialog
        className="dialog"
        {...(label === undefined ? {} : { 'aria-label': label })}
        {...(labelledBy === undefined ? {} : { 'aria-labelledby': labelledBy })}
      >
        {children}
      </AriaDialog>
    </Modal>
  </ModalOverlay>
)
