import { useId } from 'react'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Button } from '../kit/button.tsx'
import { run } from './actions.ts'
import { useStore } from './store.ts'
import { TRAY_QUESTION } from './words.ts'

type Answer = 'stay' | 'quit' | 'later'

const answer = (given: Answer) => void run(TRAY_QUESTION.label, 'answerTray', { answer: given })

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
          <h2 id={`${id}-ask`}>{TRAY_QUESTION.title}</h2>
          <p id={`${id}-means`}>{TRAY_QUESTION.explanation}</p>
          <p className="age">{TRAY_QUESTION.askedOnce}</p>
          <div className="buttons">
            <Button onClick={() => answer('quit')}>{TRAY_QUESTION.quitKeyward}</Button>
            <span className="push" />
            <Button kind="primary" autoFocus onClick={() => answer('stay')}>
              {TRAY_QUESTION.stayInTheTray}
            </Button>
          </div>
        </div>
      </Modal>
    </ModalOverlay>
  )
}
