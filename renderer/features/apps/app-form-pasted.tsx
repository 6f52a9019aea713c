import { PastedChoice } from './pasted-choice.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import type { AppForm } from './app-form-state.ts'
import { APP_FORM_PASTED } from './words-form.ts'

/** What was found in a paste, and which one where there are several. */
export const AppFormPasted = ({ form: { pasted, choose } }: { readonly form: AppForm }) => {
  if (pasted === null) return null
  const { clientIds = [], secrets = [], redirectUris = [] } = pasted.found
  return (
    <div className="stack">
      <FieldMessage weight={pasted.weight}>{pasted.words}</FieldMessage>
      {clientIds.length === 0 ? null : (
        <PastedChoice
          label={APP_FORM_PASTED.whichClientId}
          among={clientIds.map((value) => ({ value, label: value }))}
          onChoose={(clientId) => choose({ clientId })}
        />
      )}
      {secrets.length === 0 ? null : (
        <PastedChoice
          label={APP_FORM_PASTED.whichSecret}
          among={secrets}
          onChoose={(clientSecret) => choose({ clientSecret })}
        />
      )}
      {redirectUris.length === 0 ? null : (
        <PastedChoice
          label={APP_FORM_PASTED.whichRedirect}
          among={redirectUris.map((value) => ({ value, label: value }))}
          onChoose={(redirectUri) => choose({ redirectUri })}
        />
      )}
    </div>
  )
}
