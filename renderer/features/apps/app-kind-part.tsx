import type { XeroApp } from '../../../shared/apps/xero-app.ts'
import { APP_KINDS } from './words-kinds.ts'

/** What the portal calls it, and what follows for this app; a web app needs no explanation. */
export const AppKindPart = ({ app }: { readonly app: XeroApp }) =>
  app.kind === 'web' ? null : (
    <section className="part">
      <h2>{APP_KINDS.heading}</h2>
      <div>
        <p>{APP_KINDS.names[app.kind]}</p>
        <p className="soft">{APP_KINDS.means[app.kind]}</p>
      </div>
    </section>
  )
