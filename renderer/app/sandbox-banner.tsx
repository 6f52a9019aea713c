import { useState } from 'react'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { openPractice } from './deeds.ts'
import { Button } from '../kit/button.tsx'
import { FloatingDialog } from '../kit/floating-dialog.tsx'
import { Icon } from '../kit/icon.tsx'

type Shown = 'try' | 'own' | null

/** Always there in the sandbox, so that it is never taken for real. */
export const SandboxBanner = ({ snapshot }: { readonly snapshot: Snapshot }) => {
  const [shown, setShown] = useState<Shown>(null)
  return (
    <section className="banner" aria-label="Sandbox">
      <Icon name="sandbox" />
      <span className="clip">
        <b>Sandbox.</b> A made-up practice on this computer. Nothing you do here reaches Xero, and no real
        secret belongs here.
      </span>
      <span className="push" />
      <Button kind="link" onClick={() => setShown('try')}>
        What you can try
      </Button>
      <span className="faint" aria-hidden="true">
        ·
      </span>
      <Button
        kind="link"
        onClick={() => (snapshot.canSwitch === true ? openPractice('own') : setShown('own'))}
      >
        Open your own vault
      </Button>
      {shown === null ? null : <BannerDialog shown={shown} onClose={() => setShown(null)} />}
    </section>
  )
}

const BannerDialog = ({
  shown,
  onClose,
}: {
  readonly shown: 'try' | 'own'
  readonly onClose: () => void
}) => (
  <FloatingDialog className="sheet" labelledBy="banner-title" isDismissable onClose={onClose}>
    <div className="sheet-body">{shown === 'try' ? <WhatToTry /> : <OwnVault />}</div>
    <footer className="sheet-foot">
      <span className="push" />
      <Button autoFocus onClick={onClose}>
        Close
      </Button>
    </footer>
  </FloatingDialog>
)

const WhatToTry = () => (
  <>
    <h1 className="page-title" id="banner-title">
      What you can try
    </h1>
    <p className="page-sub">Everything behaves as with Xero; only Xero is played by this computer.</p>
    <ol className="tries sheet-gap">
      <li>Add a Xero app: the form fills in one of the sandbox’s own.</li>
      <li>Connect an organisation. Your browser opens the sandbox’s own consent page.</li>
      <li>Look at what is connected, and how old each fact is. Then check one, or all.</li>
      <li>Disconnect one organisation, and see it proven. The others stay.</li>
      <li>Sign in as somebody without the privilege, and see how Xero never sends you back.</li>
    </ol>
  </>
)

const OwnVault = () => (
  <>
    <h1 className="page-title" id="banner-title">
      Open your own vault
    </h1>
    <p className="page-sub">
      Your own vault is separate from the sandbox: another file, other keychain entries, and the real Xero.
    </p>
    <p className="sheet-gap">Close Keyward, then start it with</p>
    <p className="route">
      <code>npm start -- --live</code>
    </p>
    <p className="soft stack">The sandbox stays as it is, and opens again when you start without “--live”.</p>
  </>
)
