import { randomBytes } from 'node:crypto'
import type { App } from './apps.ts'
import { readForm, sendPage, type Exchange } from './exchange.ts'
import { html, type Html } from '../../shared/kernel/html.ts'
import { INES, ORGANISATIONS } from './seed.ts'
import { frame } from './page-frame.ts'
import type { World } from './world.ts'

/** Where the portal stands, as at developer.xero.com. */
export const PORTAL_PATH = '/app/manage'

/** What is done in it. */
type PortalActs = {
  readonly rotateSecret: (clientId: string, secret: string) => unknown
  readonly authoriseConnection: (clientId: string, person: string, tenantName: string) => void
  readonly changeConnection: (clientId: string, scopes: readonly string[]) => void
}

/**
 * The developer portal: each app with its kind, client id and secrets, the buttons to generate and delete them, and for a
 * custom connection what at Xero is done by an e-mail: authorising it for one organisation.
 */
export const answerPortal = async (
  { apps, switches }: World,
  exchange: Exchange,
  { rotateSecret, authoriseConnection, changeConnection }: PortalActs,
): Promise<void> => {
  if (exchange.method !== 'POST') return sendPage(exchange, 200, portalPage(apps.all()))
  const form = await readForm(exchange)
  const app = apps.find(form.get('app') ?? '')
  if (app === undefined) return sendPage(exchange, 404, portalPage(apps.all()))
  if (form.get('do') === 'generate') {
    const secret = `sandbox-only-not-a-real-secret-${randomBytes(12).toString('hex')}`
    rotateSecret(app.clientId, secret)
    return sendPage(exchange, 200, shownOncePage(app, secret, switches.secretModel === 'several'))
  }
  if (form.get('do') === 'authorise') {
    const tenant = ORGANISATIONS.find(({ tenantId }) => tenantId === form.get('tenant'))
    if (tenant !== undefined) authoriseConnection(app.clientId, INES.name, tenant.tenantName)
  }
  if (form.get('do') === 'change') changeConnection(app.clientId, app.customScopes ?? [])
  if (form.get('do') === 'delete') apps.deleteSecret(app.clientId, Number(form.get('which')))
  sendPage(exchange, 200, portalPage(apps.all()))
}

const portalPage = (apps: readonly App[]): string =>
  frame(
    'My apps',
    html`<h1>My apps</h1><p class="soft">The sandbox’s developer portal.</p>${apps.map(appPart)}`,
  )

const kindOf = ({ customScopes, isPublic }: App): string => {
  if (customScopes !== undefined) return 'Custom connection'
  return isPublic ? 'Mobile or desktop app' : 'Web app'
}

const appPart = (app: App): Html => html`<section aria-label="${app.name}"><h2>${app.name}</h2>
<p class="small">${kindOf(app)}. Client id <code>${app.clientId}</code></p>
${customPart(app)}${app.secrets.map(
  (
    _secret,
    which,
  ) => html`<form method="post" class="acts"><input type="hidden" name="app" value="${app.clientId}">
<input type="hidden" name="which" value="${which}"><span>Secret ${which + 1}${which === app.secrets.length - 1 ? ', the newest' : ''}</span>
<button name="do" value="delete" aria-label="Delete secret ${which + 1} of ${app.name}">Delete</button></form>`,
)}
${app.isPublic ? '' : generatePart(app)}</section>`

const generatePart = (
  app: App,
): Html => html`<form method="post" class="acts"><input type="hidden" name="app" value="${app.clientId}">
<button class="main" name="do" value="generate" aria-label="Generate a secret for ${app.name}">Generate a secret</button></form>`

const customPart = (app: App): Html | '' =>
  app.customScopes === undefined
    ? ''
    : html`<form method="post" class="acts"><input type="hidden" name="app" value="${app.clientId}">
<select name="tenant" aria-label="Organisation of ${app.name}">${ORGANISATIONS.map(
        ({ tenantId, tenantName }) => html`<option value="${tenantId}">${tenantName}</option>`,
      )}</select>
<button name="do" value="authorise" aria-label="Authorise ${app.name}, as the e-mail asks">Authorise</button>
<button name="do" value="change" aria-label="Change ${app.name}, which ends it">Change</button></form>`

const shownOncePage = (app: App, secret: string, isBeside: boolean): string =>
  frame(
    'New secret',
    html`<h1>The new secret of ${app.name}</h1>
<p>It is shown this once. Copy it now.</p><p><code aria-label="New secret">${secret}</code></p>
<p class="soft">${isBeside ? 'The secret from before works on until you delete it.' : 'The secret from before has stopped working.'}</p>
<p><a href="${PORTAL_PATH}">Back to my apps</a></p>`,
  )
