import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { call } from '../bridge/bridge.ts'
import { Confirmation } from '../kit/confirmation.tsx'
import { leave, stay, useStore } from './store.ts'
import { LEAVE_QUESTION } from './words.ts'

/** Asks before something that stands in the window and nowhere else is left, whichever way that was asked for. */
export const LeaveQuestion = () => {
  const unsaved = useStore((state) => state.unsaved)
  const wanted = useStore((state) => state.wanted)
  const closing = useStore(({ work }) => work?.closing ?? null)
  const first = unsaved[0]
  if (first === undefined || (wanted === null && closing === null)) return null
  const onKeep = () => {
    stay()
    if (closing !== null) void call('answerClosing', { isSure: false })
  }
  const onAction = () => {
    if (closing === null) leave()
    else void call('answerClosing', { isSure: true })
  }
  return (
    <ModalOverlay isOpen className="scrim" onOpenChange={(isOpen) => (isOpen ? undefined : onKeep())}>
      <Modal className="leave">
        <Confirmation
          title={unsaved.length === 1 ? first.title : LEAVE_QUESTION.leaveWithoutSaving}
          ends={linesOf(unsaved.map(({ ends }) => ends))}
          stays={linesOf(unsaved.map(({ stays }) => stays))}
          foot={first.foot}
          keep={LEAVE_QUESTION.stayHere}
          action={
            closing === 'quit'
              ? LEAVE_QUESTION.quitAllTheSame
              : closing === 'window'
                ? LEAVE_QUESTION.closeAllTheSame
                : LEAVE_QUESTION.leave
          }
          onKeep={onKeep}
          onAction={onAction}
        />
      </Modal>
    </ModalOverlay>
  )
}

const linesOf = (lines: readonly string[]) => [...new Set(lines)].filter((line) => line !== '')
