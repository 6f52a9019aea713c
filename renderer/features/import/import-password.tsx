import { type FormEvent, useState } from 'react'
import { call } from '../../bridge/bridge.ts'
import { Button } from '../../kit/button.tsx'
import { SecretInput } from '../../kit/secret-input.tsx'
import { FORMATS } from './messages.ts'
import type { Look, Seen } from './seen.ts'

type PasswordProps = {
  readonly seen: Extract<Seen, { kind: 'password' }>
  readonly look: Look
  readonly isBusy: boolean
}

/** A file under a password: asks for it, and can be cancelled while the key is worked out. */
export const ImportPassword = ({ seen, look, isBusy }: PasswordProps) => {
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isBusy || password === '') return
    void look('Opening, a second or two…', call('unlockImport', { importId: seen.importId, password }))
  }
  return (
    <form className="import-form" aria-label="Password of the file" onSubmit={submit} noValidate>
      <p>This {FORMATS[seen.format]} file opens with its own password. Keyward does not keep it.</p>
      <SecretInput
        id="import-password"
        label="Password of the file"
        value={password}
        autoFocus
        isInvalid={false}
        onChange={setPassword}
        onPaste={() => false}
      />
      <div id="import-password-said" />
      <div className="buttons">
        <Button kind="primary" isSubmit aria-disabled={isBusy || password === ''}>
          Open the file
        </Button>
      </div>
    </form>
  )
}
