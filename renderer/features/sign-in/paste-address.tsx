import { type FormEvent, useState } from 'react'
import type { Attempt } from '../../../shared/contract/work.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../kit/button.tsx'
import { Icon } from '../../kit/icon.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { describeFailure } from '../../app/words-failures.ts'
import { PASTE_ADDRESS } from './words.ts'

type PasteAddressProps = { readonly attempt: Attempt; readonly isOpen?: boolean }

/** The last resort, or the chosen route: the address that Xero sent the browser to, pasted by hand. */
export const PasteAddress = ({ attempt, isOpen = false }: PasteAddressProps) => {
  const [address, setAddress] = useState('')
  const { failure, run } = useCall()
  useUnsaved(address.trim() !== '', { ends: PASTE_ADDRESS.leaveEnds })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const result = await run(() => call('pasteRedirect', { attemptId: attempt.id, address: address.trim() }))
    if (result?.ok === true) setAddress('')
  }
  return (
    <details className="paste" open={isOpen || undefined}>
      <summary className="question-answer-q">
        <Icon name="open" />
        <span>{isOpen ? PASTE_ADDRESS.title : PASTE_ADDRESS.noPageTitle}</span>
      </summary>
      <form className="question-answer-a stack" onSubmit={(event) => void submit(event)}>
        <p>{PASTE_ADDRESS.explanation}</p>
        <label className="label" htmlFor="paste-address">
          {PASTE_ADDRESS.addressFromTheBrowser}
        </label>
        <div className="custom-scope">
          <input
            id="paste-address"
            className="field field-mono"
            autoComplete="off"
            spellCheck={false}
            value={address}
            aria-invalid={failure !== null || undefined}
            aria-describedby="paste-said"
            onChange={(event) => setAddress(event.target.value)}
          />
          <Button isSubmit aria-disabled={address.trim() === ''}>
            {PASTE_ADDRESS.takeAddress}
          </Button>
        </div>
        <div id="paste-said" role="status">
          {failure === null ? null : (
            <FieldMessage weight="refuse">
              {describeFailure(failure).what} {describeFailure(failure).next}
            </FieldMessage>
          )}
        </div>
      </form>
    </details>
  )
}
