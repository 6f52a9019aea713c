import { hasSecret, hasSignIns } from '../../../shared/apps/app-kind.ts'
import type { ClipboardEvent, ReactNode } from 'react'
import { type DraftField, NOTE_MAX } from '../../../shared/apps/app-draft.ts'
import type { RedirectRoute } from '../../../shared/apps/redirect-route.ts'
import type { XeroApp } from '../../../shared/apps/xero-app.ts'
import { Button } from '../../kit/button.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { SecretInput } from '../../kit/secret-input.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { WhenGenerated } from '../rotation/when-generated.tsx'
import { Icon } from '../../kit/icon.tsx'
import { describeProblem } from './words-draft.ts'
import { REDIRECT_ROUTES } from './words-route.ts'
import { AppFormPasted } from './app-form-pasted.tsx'
import { type AppForm, fieldId } from './app-form-state.ts'
import { ScopesPicker } from './scopes-picker.tsx'
import { APP_FORM_PARTS } from './words-form.ts'
import { APP_KINDS } from './words-kinds.ts'

type PartProps = { readonly form: AppForm }

const Part = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <section className="part">
    <h2>{name}</h2>
    <div className="stack-wide">{children}</div>
  </section>
)

const Problems = ({ form, field }: PartProps & { readonly field: DraftField }) =>
  form.saidOf(field).map((problem) => (
    <FieldMessage key={`${problem.code} ${problem.about ?? ''}`} weight={problem.weight}>
      {describeProblem(problem)}
    </FieldMessage>
  ))

const isRefused = (form: AppForm, field: DraftField) =>
  form.saidOf(field).some(({ weight }) => weight === 'refuse')

/** A paste that holds more of the app than this field. */
const takes = (form: AppForm, field: DraftField) => (event: ClipboardEvent<HTMLInputElement>) => {
  if (form.takePasted(event.clipboardData.getData('text/plain'), field)) event.preventDefault()
}

/** Xero was asked before anything was stored; the person may know better. */
const NotAccepted = ({ form }: PartProps) => (
  <div role="alert">
    <FieldMessage weight="refuse">
      {APP_FORM_PARTS.notAccepted}{' '}
      <Button kind="link" onClick={() => void form.save(true)}>
        {APP_FORM_PARTS.addAnyway}
      </Button>
    </FieldMessage>
  </div>
)

/** Name, client id, secret and its date. */
export const KeysPart = ({ form, app }: PartProps & { readonly app: XeroApp | undefined }) => (
  <>
    <Part name={APP_FORM_PARTS.namePart}>
      <TextField
        id={fieldId('name')}
        label={APP_FORM_PARTS.nameField}
        value={form.details.name}
        autoFocus
        isInvalid={isRefused(form, 'name')}
        onChange={(name) => form.change({ name })}
        onBlur={() => form.leave('name')}
        onPaste={takes(form, 'name')}
      >
        <Problems form={form} field="name" />
      </TextField>
    </Part>
    <Part name={APP_FORM_PARTS.keysPart}>
      <TextField
        id={fieldId('clientId')}
        label={APP_FORM_PARTS.clientId}
        isMono
        value={form.details.clientId}
        isInvalid={isRefused(form, 'clientId')}
        onChange={(clientId) => form.change({ clientId })}
        onBlur={() => form.leave('clientId')}
        onPaste={takes(form, 'clientId')}
      >
        <Problems form={form} field="clientId" />
      </TextField>
      {app === undefined && hasSecret(form.details.kind) ? (
        <div>
          <SecretInput
            id={fieldId('clientSecret')}
            label={APP_FORM_PARTS.clientSecret}
            value={form.secret}
            isInvalid={form.isNotAccepted || isRefused(form, 'clientSecret')}
            onChange={form.setSecret}
            onBlur={() => form.leave('clientSecret')}
            onPaste={(text) => form.takePasted(text, 'clientSecret')}
          />
          <div id={`${fieldId('clientSecret')}-said`}>
            <Problems form={form} field="clientSecret" />
            {form.isNotAccepted ? <NotAccepted form={form} /> : null}
          </div>
        </div>
      ) : null}
      <AppFormPasted form={form} />
      {hasSecret(form.details.kind) ? (
        <WhenGenerated
          value={form.details.secretCreatedAt}
          onChange={(secretCreatedAt) => form.change({ secretCreatedAt })}
        />
      ) : null}
    </Part>
  </>
)

/** What needs nothing of anybody comes first. */
const ROUTES = ['loopback', 'relay', 'paste'] as const satisfies readonly RedirectRoute[]

/** How Xero's answer comes back: three routes, each with its consequence. */
export const RoutePart = ({ form }: PartProps) => {
  const { route, redirectUri } = form.details
  const proposalOf = (one: RedirectRoute) =>
    one === 'relay' ? (form.hosted ?? '') : REDIRECT_ROUTES[one].proposal
  const choose = (next: RedirectRoute) => {
    const isUntouched = redirectUri === '' || redirectUri === proposalOf(route)
    form.change({ route: next, ...(isUntouched ? { redirectUri: proposalOf(next) } : {}) })
  }
  return (
    <Part name={APP_FORM_PARTS.routePart}>
      <fieldset>
        <legend className="hidden-text">{APP_FORM_PARTS.routeField}</legend>
        <div className="choices" data-columns="3">
          {ROUTES.map((one) => (
            <label key={one} className="choice">
              <input
                type="radio"
                className="dot"
                name="route"
                value={one}
                aria-label={REDIRECT_ROUTES[one].name}
                aria-describedby={`route-${one}`}
                checked={route === one}
                onChange={() => choose(one)}
              />
              <span>
                <span className="choice-name">{REDIRECT_ROUTES[one].name}</span>
                <span className="choice-hint" id={`route-${one}`}>
                  {REDIRECT_ROUTES[one].hint}
                </span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <TextField
        id={fieldId('redirectUri')}
        label={APP_FORM_PARTS.redirectField}
        isMono
        hint={
          route === 'relay' && redirectUri === form.hosted && redirectUri !== ''
            ? APP_FORM_PARTS.relayHosted
            : route === 'relay'
              ? APP_FORM_PARTS.relayExample(REDIRECT_ROUTES.relay.example)
              : APP_FORM_PARTS.pasteExample(REDIRECT_ROUTES[route].example)
        }
        value={redirectUri}
        isInvalid={isRefused(form, 'redirectUri')}
        onChange={(value) =>
          form.change({
            redirectUri: value,
            // what is not this computer's leads through the practice's own address
            ...(route === 'loopback' && value.startsWith('https://') ? { route: 'relay' as const } : {}),
          })
        }
        onBlur={() => form.leave('redirectUri')}
        onPaste={takes(form, 'redirectUri')}
      >
        <Problems form={form} field="redirectUri" />
      </TextField>
    </Part>
  )
}

export const ScopesPart = ({ form }: PartProps) => (
  <Part name={APP_FORM_PARTS.scopesPart}>
    {hasSignIns(form.details.kind) ? null : <p className="soft">{APP_KINDS.customScopes}</p>}
    <div
      id={fieldId('scopes')}
      tabIndex={-1}
      role="group"
      aria-label={APP_FORM_PARTS.scopesField}
      aria-describedby={`${fieldId('scopes')}-said`}
    >
      <ScopesPicker
        scopes={form.details.scopes}
        isSignedIn={hasSignIns(form.details.kind)}
        onChange={(scopes) => {
          form.change({ scopes })
          form.touch('scopes')
        }}
      />
    </div>
    <div id={`${fieldId('scopes')}-said`} aria-live="polite">
      <Problems form={form} field="scopes" />
    </div>
  </Part>
)

export const NotePart = ({ form }: PartProps) => (
  <Part name={APP_FORM_PARTS.notePart}>
    <div>
      <label className="label" htmlFor="note-field">
        {APP_FORM_PARTS.noteField}
      </label>
      <textarea
        id="note-field"
        className="field"
        rows={2}
        maxLength={NOTE_MAX}
        value={form.details.note}
        onChange={(event) => form.change({ note: event.target.value })}
      />
    </div>
  </Part>
)

/** What hardly anybody needs to change. */
export const AdvancedPart = ({ form }: PartProps) => (
  <Part name={APP_FORM_PARTS.advancedPart}>
    <details>
      <summary className="more-summary">
        <Icon name="open" />
        {APP_FORM_PARTS.advancedHint}
      </summary>
      <div className="tick advanced">
        <input
          id="pkce"
          type="checkbox"
          role="switch"
          className="switch"
          checked={form.details.pkce}
          onChange={(event) => form.change({ pkce: event.target.checked })}
          aria-describedby="pkce-hint"
        />
        <span>
          <label className="choice-name" htmlFor="pkce">
            {APP_FORM_PARTS.pkce}
          </label>
          <span className="choice-hint" id="pkce-hint">
            {APP_FORM_PARTS.pkceHint}
          </span>
        </span>
      </div>
    </details>
  </Part>
)
