import { useState } from 'react'
import type { Failure } from '../../../shared/kernel/failure.ts'
import { describeFailure } from '../../app/words-failures.ts'
import { call } from '../../bridge/bridge.ts'
import { Button } from '../../kit/button.tsx'
import { PassphraseField } from './passphrase-field.tsx'
import { SETTINGS_LOCK } from './words.ts'

/** A passphrase that is being chosen: typed twice, and whether the two differ. */
export type NewPassphrase = {
  readonly next: string
  readonly again: string
  readonly isDifferent: boolean
}
export const NO_PASSPHRASE_YET: NewPassphrase = { next: '', again: '', isDifferent: false }

type NewPassphraseProps = {
  /** What the ids of its fields begin with. */
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly autoFocus: boolean
  readonly failure: Failure | null
  readonly value: NewPassphrase
  readonly onChange: (value: NewPassphrase) => void
}

/** Two fields in which a passphrase is chosen; one can be suggested. */
export const NewPassphraseFields = ({
  id,
  label,
  hint,
  autoFocus,
  failure,
  value,
  onChange,
}: NewPassphraseProps) => {
  const [suggested, setSuggested] = useState<string | null>(null)
  const suggest = async () => {
    const result = await call('suggestPassphrase', {})
    if (result.ok) setSuggested(result.value.passphrase)
  }
  return (
    <>
      <PassphraseField
        id={`${id}-next`}
        label={label}
        value={value.next}
        autoFocus={autoFocus}
        hint={hint}
        refusal={failure?.code === 'passphraseTooShort' ? describeFailure(failure).what : null}
        onChange={(next) => onChange({ ...value, next })}
      />
      {suggested === null ? (
        <div className="buttons">
          <Button kind="link" onClick={() => void suggest()}>
            {SETTINGS_LOCK.suggest}
          </Button>
        </div>
      ) : (
        <p>
          {SETTINGS_LOCK.suggested} <strong className="mono wrap">{suggested}</strong>
        </p>
      )}
      <PassphraseField
        id={`${id}-again`}
        label={SETTINGS_LOCK.again}
        value={value.again}
        refusal={value.isDifferent ? SETTINGS_LOCK.notSame : null}
        onChange={(again) => onChange({ ...value, again, isDifferent: false })}
      />
    </>
  )
}
