import { type FormEvent, useState } from 'react'
import { hasSignIns } from '../../../shared/apps/app-kind.ts'
import { BackButton } from '../../kit/back-button.tsx'
import { Button } from '../../kit/button.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { useClock } from '../../kit/use-clock.ts'
import { describeFailure } from '../../app/words-failures.ts'
import type { RouteOf } from '../../app/route.ts'
import { go } from '../../app/store.ts'
import { AppFormAside } from './app-form-aside.tsx'
import { AdvancedPart, KeysPart, NotePart, RoutePart, ScopesPart } from './app-form-parts.tsx'
import { hostedRule } from './app-form-paste.ts'
import { KindPart } from './app-form-kind.tsx'
import { type AppForm, SUBMIT_ID, useAppForm } from './app-form-state.ts'
import { SampleApps } from './sample-apps.tsx'
import { APP_FORM } from './words-form.ts'
import { useParts, useStored } from '../../bridge/use-parts.ts'

/** Adding or changing a Xero app: teaches as it checks, and keeps every input when something fails. */
export const AppFormView = ({ route }: { readonly route: RouteOf<'appForm'> }) => {
  const snapshot = useParts('apps')
  const app = snapshot.apps.find(({ id }) => id === route.appId)
  const { apps } = useStored('apps')
  const form = useAppForm(
    apps.find(({ id }) => id === route.appId),
    hostedRule(apps),
    route.start,
  )
  const leave = () =>
    go(
      route.start === undefined
        ? { at: 'apps', appId: app?.id ?? null, ask: null }
        : { at: 'guide', journeyId: route.start.journeyId },
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!form.isBusy) void form.save()
  }
  return (
    <>
      <header className="toolbar">
        <BackButton to={route.start === undefined ? APP_FORM.xeroApps : APP_FORM.guideLink} onPress={leave} />
        <h1>{app === undefined ? APP_FORM.addTitle : APP_FORM.editTitle(app.name)}</h1>
      </header>
      <div className="page page-wide">
        <form
          className="page-main form"
          aria-label={app === undefined ? APP_FORM.addTitle : APP_FORM.editTitle(app.name)}
          onSubmit={submit}
          noValidate
        >
          {app === undefined ? <SampleApps form={form} /> : null}
          <KindPart form={form} app={app} />
          <KeysPart form={form} app={app} />
          {hasSignIns(form.details.kind) ? <RoutePart form={form} /> : null}
          <ScopesPart form={form} />
          <NotePart form={form} />
          {form.details.kind === 'web' ? <AdvancedPart form={form} /> : null}
          <FormFailure form={form} />
          <div className="form-foot">
            {form.isAsking ? (
              <AskingXero onStop={form.callOff} />
            ) : (
              <Button onClick={leave}>{APP_FORM.cancel}</Button>
            )}
            {form.isAsking ? null : <span className="push" />}
            <Button kind="primary" isSubmit id={SUBMIT_ID} aria-disabled={form.isBusy}>
              {submitWords(form.isBusy, app === undefined)}
            </Button>
          </div>
        </form>
        <AppFormAside isNew={app === undefined} kind={form.details.kind} />
      </div>
    </>
  )
}

const submitWords = (isBusy: boolean, isNew: boolean): string => {
  if (isBusy) return isNew ? APP_FORM.askingAndStoring : APP_FORM.storing
  return isNew ? APP_FORM.addTheApp : APP_FORM.saveTheChanges
}

/** For as long as Xero is asked: how long it has been, and the way out, which stores nothing. */
const AskingXero = ({ onStop }: { readonly onStop: () => void }) => {
  const [began] = useState(() => Date.now())
  const now = useClock()
  return (
    <>
      <Button onClick={onStop}>{APP_FORM.stopAsking}</Button>
      <p>
        <span role="timer">{APP_FORM.asking(Math.max(0, Math.floor((now - began) / 1_000)))}</span>{' '}
        <span className="age wrap">{APP_FORM.askingMeans}</span>
      </p>
    </>
  )
}

/** Above the foot of the form, which stays in view: what is said there would else be out of sight. */
const intoView = (said: HTMLElement | null) => said?.scrollIntoView({ block: 'nearest' })

/** What Xero does not accept is said at the field. */
const FormFailure = ({ form }: { readonly form: AppForm }) => {
  const { failure, isNotAccepted } = form
  if (failure === null || isNotAccepted) return null
  const { what, next } = describeFailure(failure)
  return (
    <div role="alert" className="form-failure" ref={intoView}>
      <FieldMessage weight={failure.code === 'addingCancelled' ? 'advise' : 'refuse'}>
        <b>{what}</b> {next}{' '}
        {failure.code === 'duplicateApp' ? (
          <Button kind="link" onClick={() => go({ at: 'apps', appId: failure.appId, ask: null })}>
            {APP_FORM.openExisting(failure.name)}
          </Button>
        ) : null}
        {failure.code === 'appOfOtherKind' ? (
          <Button kind="link" onClick={() => void form.save(true)}>
            {APP_FORM.addAnyway}
          </Button>
        ) : null}
      </FieldMessage>
    </div>
  )
}
