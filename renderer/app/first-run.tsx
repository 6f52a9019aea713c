import { useState } from 'react'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { ViewHeading } from '../kit/view-heading.tsx'
import { beginImport, openPractice } from './deeds.ts'
import { keptIn } from '../language/kept-words.ts'
import { go } from './store.ts'
import { LookDaily } from '../features/updates/look-daily.tsx'
import { IntroduceForm } from '../features/settings/introduce-form.tsx'

/** An empty vault: asks where to begin, and says what happens next on each way. */
export const FirstRun = ({ snapshot }: { readonly snapshot: Snapshot }) => {
  const kept = keptIn(snapshot.platform)
  const isSandbox = snapshot.mode === 'sandbox'
  return (
    <div className="page scroll">
      <div className="whole">
        <ViewHeading className="answer">Where do you want to begin?</ViewHeading>
        <p>
          Keyward keeps the secrets of your practice’s Xero apps on this computer, shows which organisations
          they reach, and helps you replace them or take access away.
        </p>
        <ul className="ways">
          {isSandbox ? <LookAround snapshot={snapshot} /> : null}
          <li className="way">
            <Icon name="key" />
            <div>
              <h2>I have a client id and a secret</h2>
              <p>Paste both. They go straight into this computer’s keychain.</p>
            </div>
            <Button
              {...(isSandbox ? {} : { kind: 'primary' as const })}
              onClick={() => go({ at: 'appForm', appId: null })}
            >
              Add a Xero app
            </Button>
          </li>
          <li className="way">
            <Icon name="groups" />
            <div>
              <h2>We keep them in a password manager</h2>
              <p>Bitwarden, 1Password, KeePass or a CSV file. You see what is in it before it is stored.</p>
            </div>
            <Button onClick={beginImport}>Import from a file</Button>
          </li>
          <li className="way">
            <Icon name="handover" />
            <div>
              <h2>Somebody is handing one over to me</h2>
              <p>By link, file or QR code. You see who sent it before it is stored.</p>
            </div>
            <Button onClick={() => go({ at: 'handovers', doing: 'receive' })}>Receive</Button>
          </li>
          <li className="way">
            <Icon name="guide" />
            <div>
              <h2>We do not have access to Xero’s API yet</h2>
              <p>Four steps, from first contact to the first sign-in. Days to weeks.</p>
            </div>
            <Button onClick={() => go({ at: 'guide', page: 'begin' })}>Open the guide</Button>
          </li>
          {isSandbox ? null : <LookAround snapshot={snapshot} />}
        </ul>
        <section className="first-you" aria-labelledby="first-you">
          <h2 id="first-you">Who uses this Keyward?</h2>
          <IntroduceForm />
        </section>
        <LookDaily snapshot={snapshot} />
        <dl className="facts whole-facts">
          <dt>Secrets</dt>
          <dd>{kept.secrets}</dd>
          <dt>Everything else</dt>
          <dd>{kept.rest}</dd>
          <dt>Sent anywhere</dt>
          <dd>nothing, except to Xero: what you ask of it, and what keeps your sign-ins from lapsing</dd>
        </dl>
      </div>
    </div>
  )
}

/** The sandbox: one click away, or where one is already. */
const LookAround = ({ snapshot: { mode, canSwitch } }: { readonly snapshot: Snapshot }) => {
  const [isBusy, setBusy] = useState(false)
  const open = () =>
    openPractice('sandbox', async (opening) => {
      setBusy(true)
      await opening
      setBusy(false)
    })
  return (
    <li className="way">
      <Icon name="sandbox" />
      <div>
        <h2>I want to look around first</h2>
        <p>
          {mode === 'sandbox'
            ? 'You are in the sandbox. It has two apps of its own to add, and people to sign in as.'
            : 'A made-up practice with a dozen organisations, and a vault of its own. Nothing reaches Xero.'}
        </p>
      </div>
      {mode === 'sandbox' ? (
        <Button kind="primary" onClick={() => go({ at: 'appForm', appId: null })}>
          Add a sample app
        </Button>
      ) : canSwitch === true ? (
        <Button aria-disabled={isBusy} onClick={isBusy ? undefined : open}>
          {isBusy ? 'Opening…' : 'Try the sandbox'}
        </Button>
      ) : null}
    </li>
  )
}
