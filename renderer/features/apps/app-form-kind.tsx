import { AppKind, hasSecret } from '../../../shared/apps/app-kind.ts'
import type { XeroApp } from '../../../shared/apps/xero-app.ts'
import { FormPart } from '../../kit/form-part.tsx'
import type { AppForm } from './app-form-state.ts'
import { APP_KINDS } from './words-kinds.ts'

type KindPartProps = { readonly form: AppForm; readonly app: XeroApp | undefined }

/** Which kind of app it is, by what the portal shows. One that is here keeps having a secret, or none. */
export const KindPart = ({ form, app }: KindPartProps) => {
  const { kind } = form.details
  const offered = AppKind.options.filter((one) => app === undefined || hasSecret(one) === hasSecret(app.kind))
  return (
    <FormPart name={APP_KINDS.heading}>
      <fieldset>
        <legend className="label">{APP_KINDS.question}</legend>
        <div className="choices" data-columns="3">
          {offered.map((one) => (
            <label key={one} className="choice">
              <input
                type="radio"
                className="dot"
                name="kind"
                value={one}
                aria-label={APP_KINDS.names[one]}
                aria-describedby={`kind-${one}`}
                checked={kind === one}
                onChange={() => form.changeKind(one)}
              />
              <span>
                <span className="choice-name">{APP_KINDS.names[one]}</span>
                <span className="choice-hint" id={`kind-${one}`}>
                  {APP_KINDS.hints[one]}
                </span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
    </FormPart>
  )
}
