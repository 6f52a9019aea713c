import { useId } from 'react'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Button } from '../kit/button.tsx'
import { attempt } from './deeds.ts'
import { useStore } from './store.ts'

type Answer = 'stay' | 'quit' | 'later'

const answer = (given: Answer) => void attempt('Close the window', 'answerTray', { answer: given })

/** Asks once, as the window is closed, whether Keyward is to stay beside the clock; Escape leaves the window open. */
export const TrayQuestion = () => {
  const isAsked = useStore(({ work }) => work?.asksTray ?? false)
  const id = useId()
  if (!isAsked) return null
  return (
    <ModalOverlay isOpen className="scrim" onOpenChange={(isOpen) => (isOpen ? undefined : answer('later'))}>
      <Modal className="leave">
        <div
          className="confirm"
          role="alertdialog"
          aria-labelledby={`${id}-ask`}
          aria-describedby={`${id}-means`}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.stopPropagation()
            answer('later')
          }}
        >
          <h2 id={`${id}-ask`}>Shall Keyward go on reminding you?</h2>
          <p id={`${id}-means`}>
            It can stay in the tray, beside the clock, with its window closed, and remind you of secrets and
            sign-ins. If it quits, nothing reminds you until you start it again.
          </p>
          <p className="age">This is asked once. Settings, Reminders has it too.</p>
          <div className="buttons">
            <Button onClick={() => answer('quit')}>Quit Keyward</Button>
            <span className="push" />
            <Button kind="primary" autoFocus onClick={() => answer('stay')}>
              Stay in the tray
            </Button>
          </div>
        </div>
      </Modal>
    </ModalOverlay>
  )
}
