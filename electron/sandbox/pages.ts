import { html, htmlText, type Html } from '../../shared/kernel/html.ts'
import { frame } from './page-frame.ts'
import { inWords } from './scope-rules.ts'
import type { Person, Tenant } from './seed.ts'

/** What Xero shows instead of calling back. */
export const errorPage = ({ error, detail }: { readonly error: string; readonly detail: string }): string =>
  frame(
    'Something went wrong',
    html`<h1>Sorry, something went wrong</h1>
<p>The app that sent you here asked in a way that cannot be answered. You have not been signed in, and the app has not been told.</p>
<p>Error: <code>${error}</code></p><p><code>${detail}</code></p>
<p class="soft small">Close this page, go back to the app and press Cancel there.</p>`,
  )

/** A person without "Connect third-party add-ons" ends here; the app hears nothing. */
export const noPracticePage = (person: Person, appName: string, back: string): string =>
  frame(
    'No access',
    html`<h1>You don't have access to connect any Xero Practice Manager accounts</h1>
<p>${person.name} is signed in, and ${appName} asks for Xero Practice Manager.</p>
<p>Ask an administrator of your practice to turn on <strong>Connect third-party add-ons</strong> for you, under Business, Staff.</p>
<p><a href="${back}">Sign in as somebody else</a></p>`,
  )

/** A person who belongs to no organisation ends here; the app hears nothing. */
export const noOrganisationPage = (person: Person, back: string): string =>
  frame(
    'No organisations',
    html`<h1>You have no organisations to connect</h1>
<p>${person.name} is signed in and belongs to no organisation.</p>
<p><a href="${back}">Sign in as somebody else</a></p>`,
  )

/** A sign-in that is over: done already, too old, or begun in another browser. */
export const expiredPage = (): string =>
  frame(
    'This sign-in is over',
    html`<h1>This sign-in is over</h1><p>It was finished already, or it waited too long. Start again from the app.</p>`,
  )

/** Who are you: one button a person. */
export const signInPage = (people: readonly Person[], appName: string): string =>
  frame(
    'Sign in',
    html`<h1>Sign in to continue to ${appName}</h1><p class="soft">Choose who you are. There are no passwords in the sandbox.</p>
<form method="post"><ul class="people">${people.map(personButton)}</ul></form>`,
  )

const personButton = (person: Person): Html => {
  const note = `${person.role}${person.privilege ? '' : ', without the privilege for add-ons'}`
  return html`<li><button name="person" value="${person.id}" aria-label="Sign in as ${person.name}">
<span class="face" aria-hidden="true">${person.givenName.slice(0, 1) + person.familyName.slice(0, 1)}</span>
<span class="who">${person.name}<span>${note}</span></span></button></li>`
}

/** One organisation on the consent page; `taken` says why it cannot be chosen. */
export type Choice = { readonly tenant: Tenant; readonly connected: boolean; readonly taken?: string }

type Consent = {
  readonly appName: string
  readonly person: Person
  readonly scopes: readonly string[]
  readonly choices: readonly Choice[]
  /** Bulk connect off (`acr_values=bulk_connect:false`): one organisation only. */
  readonly single: boolean
  readonly problem?: string
}

/**
 * Puts the consent page away once it was answered: a browser that hands the answer to Keyward itself stays on this page,
 * which would else go on asking.
 */
const PUT_AWAY_PIECE = html`document.querySelector('form').addEventListener('submit', () => setTimeout(() => {
  document.getElementById('asked').hidden = true
  document.getElementById('answered').hidden = false
}))`

/** The consent page's script, which the policy of the page names by its checksum. */
export const PUT_AWAY = htmlText(PUT_AWAY_PIECE)

/** What the app asks for, and for which organisations. */
export const consentPage = ({ appName, person, scopes, choices, single, problem }: Consent): string =>
  frame(
    'Allow access',
    html`<div id="asked"><h1>${appName} wants access to your data</h1>
<p class="soft">Signed in as ${person.name} (${person.email}).</p>
${problem === undefined ? [] : html`<p role="alert"><strong>${problem}</strong></p>`}
<h2>It asks to</h2><ul class="asks">${scopes.map((scope) => html`<li>${inWords(scope)}</li>`)}</ul>
<form method="post">${choices.length === 0 ? [] : choiceList(choices, single)}
<div class="acts"><button class="main" name="answer" value="allow">Allow access</button>
<button name="answer" value="cancel" formnovalidate>Cancel</button></div></form></div>
<div id="answered" role="status" hidden><h1>You can go back to Keyward</h1>
<p class="soft">This page has your answer, and can be closed.</p></div><script>${PUT_AWAY_PIECE}</script>`,
  )

const choiceList = (choices: readonly Choice[], single: boolean): Html => {
  const isPractice = choices[0]?.tenant.tenantType === 'PRACTICEMANAGER'
  const free = choices.filter(({ taken }) => taken === undefined)
  const row = ({ tenant, connected, taken }: Choice): Html =>
    html`<label class="${taken === undefined ? '' : 'off'}"><input type="${single ? 'radio' : 'checkbox'}" name="tenant" value="${tenant.tenantId}"
${taken === undefined ? '' : ' disabled'}${free.length === 1 && taken === undefined ? ' checked' : ''}><span>${tenant.tenantName}${
      connected ? html` <span class="soft small">(connected already)</span>` : []
    }${taken === undefined ? [] : html` <span class="small">(${taken})</span>`}</span></label>`
  return html`<fieldset><legend>${single ? 'For one' : 'For any'} of your ${isPractice ? 'practices' : 'organisations'}</legend>${choices.map(row)}</fieldset>`
}
