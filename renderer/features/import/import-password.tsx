import { type FormEvent, useState } from 'react'
import { call } from '../../bridge/bridge.ts'
import { Button } from '../../kit/button.tsx'
import { SecretInput } from '../../kit/secret-input.tsx'
import { FORMATS } from './words-found.ts'
import type { Look, Seen } from './seen.ts'
import { IMPORT_PASSWORD } from './words.ts'

type PasswordProps = {
  readonly seen: Extract<Seen, { kind: 'password' }>
  readonly look: Look
  readonly isBusy: boolean
}

/** A file under a password: asks for it, and can be cancelled while the key is worked out. */
export const ImportPassword = ({ seen, look, isBusy }: PasswordProps) => {
  const [password, setPassword] = useState('')
  const { importId, keyFile } = seen
  const isOff = isBusy || (password === '' && keyFile === undefined)
  const choose = (isNone: boolean) =>
    void look(IMPORT_PASSWORD.choosing, () => call('chooseKeyFile', { importId, isNone }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isOff) return
    void look(IMPORT_PASSWORD.opening, () => call('unlockImport', { importId, password }))
  }
  return (
    <form className="import-form" aria-label={IMPORT_PASSWORD.passwordOfTheFile} onSubmit={submit} noValidate>
      <p>{IMPORT_PASSWORD.explanation(FORMATS[seen.format])}</p>
      <SecretInput
        id="import-password"
        label={IMPORT_PASSWORD.passwordOfTheFile}
        value={password}
        autoFocus
        isInvalid={false}
        onChange={setPassword}
        onPaste={() => false}
      />
      <div id="import-password-said" />
      {seen.format !== 'keepass' ? null : (
        <p>
          {keyFile === undefined ? (
            <Button kind="link" onClick={() => choose(false)}>
              {IMPORT_PASSWORD.chooseKeyFile}
            </Button>
          ) : (
            <>
              {IMPORT_PASSWORD.withKeyFile(keyFile)}{' '}
              <Button kind="link" onClick={() => choose(true)}>
                {IMPORT_PASSWORD.noKeyFile}
              </Button>
            </>
          )}
        </p>
      )}
      <div className="buttons">
        <Button kind="primary" isSubmit aria-disabled={isOff}>
          {IMPORT_PASSWORD.openTheFile}
        </Button>
      </div>
    </form>
  )
}
