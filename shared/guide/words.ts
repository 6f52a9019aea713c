import type { Area, AreaAnswer } from './assessment.ts'
import type { JourneyStep, Prerequisite, Road } from './journey.ts'

/** Where something in the guide comes from, and when somebody last looked whether it is still so. */
export type Source = { readonly from: string; readonly checked: string }

const standard: Source = {
  from: 'Security standard for Xero API Consumers (developer.xero.com)',
  checked: '2026-11-20',
}
const access: Source = {
  from: 'Xero Practice Manager API, access (developer.xero.com)',
  checked: '2026-11-20',
}

const told: Source = {
  from: 'Reports of developers; Xero has not confirmed them',
  checked: '2026-11-30',
}

/** Words of the guide, apart from the views, so that they can be checked and translated in one place. */
export const STEP_WORDS = {
  before: {
    name: 'Before you start',
    means:
      'Four things that Xero, or the sign-in at the end, will ask for. Without one of them the rest stops half-way.',
    who: 'The practice',
    source: access,
  },
  contact: {
    name: 'Use case and first contact',
    means:
      'Access to the Practice Manager API is given on request, not by a switch. Xero wants to know what the tool is for, and that it asks for no more than that.',
    who: 'The practice, or the vendor on its behalf',
    source: access,
  },
  assessment: {
    name: 'Security self-assessment',
    means:
      'Whoever builds or runs the tool says for ten areas how data is kept safe. It takes about 5 working days to fill in, and Xero may take 5 to 10 to review it. If it comes back: 30 days to plan, up to 60 to fix.',
    who: 'Whoever builds or runs the tool',
    source: standard,
  },
  app: {
    name: 'The app and its secret',
    means:
      'An app in the developer portal has a client id and a secret. The secret is shown once: it goes from there straight into this vault. A mobile or desktop app has none; a custom connection does not reach Practice Manager.',
    who: 'Whoever manages the developer portal',
    source: access,
  },
  signIn: {
    name: 'Privilege and sign-in',
    means:
      'Whoever signs in needs the privilege “Connect third-party add-ons” in Practice Manager. Then they sign in once and choose the practice. This step ticks itself when Xero lists the connection.',
    who: 'A practice admin, then whoever signs in',
    source: access,
  },
} as const satisfies Record<
  JourneyStep,
  { readonly name: string; readonly means: string; readonly who: string; readonly source: Source }
>

export const PREREQUISITE_WORDS = {
  subscription: {
    name: 'An active Practice Manager subscription, and somebody with admin rights in it',
    why: 'The privilege at the end is switched on there.',
  },
  privilege: {
    name: 'A member of staff who is to sign in',
    why: 'Access belongs to that person’s sign-in. If they leave, somebody else has to sign in.',
  },
  useCase: {
    name: 'A clear use case: what the tool reads, for whom, and how often',
    why: 'Xero asks for it first, and grants no more than it needs.',
  },
  assessor: {
    name: 'Somebody who can answer the security questions',
    why: 'A developer, a consultant, or the vendor of the tool.',
  },
} as const satisfies Record<Prerequisite, { readonly name: string; readonly why: string }>

export const ROAD_WORDS = {
  own: {
    name: 'An app of our own',
    means: 'The practice, or a developer for it, makes an app at Xero and passes the assessment.',
  },
  vendor: {
    name: 'The vendor or developer arranges it',
    means: 'They lead with Xero and pass the assessment; the practice holds the app’s values in this vault.',
  },
  tool: {
    name: 'A tool that already has access',
    means:
      'Nothing is built. The vendor confirms that Xero has approved the tool, and somebody signs in there.',
  },
} as const satisfies Record<Road, { readonly name: string; readonly means: string }>

export const AREA_WORDS = {
  keys: {
    name: 'Keys and tokens',
    asks: 'Are secrets, tokens and customer identifiers never shown or shared, encrypted where they lie, with the key apart from the data?',
  },
  transit: {
    name: 'In transit',
    asks: 'Does everything that travels use TLS 1.2 or newer, and do addresses that receive tokens answer with a 302 redirect?',
  },
  authentication: {
    name: 'Authentication',
    asks: 'Does everybody sign in with two steps or single sign-on, to the tool and to the computers?',
  },
  indirect: {
    name: 'Indirect access',
    asks: 'Which third parties can reach the data, and why? Are they disclosed?',
  },
  servers: {
    name: 'Server configuration',
    asks: 'Are servers set up by a published hardening guide? Where there is none of your own, say so.',
  },
  weakSpots: {
    name: 'Weak spots',
    asks: 'Are updates put in promptly, and is the tool tested for the OWASP Top 10, redirects included?',
  },
  atRest: {
    name: 'At rest',
    asks: 'Is stored data encrypted with cryptography that NIST approves?',
  },
  auditLog: {
    name: 'Audit log',
    asks: 'Is it logged who did what, when, with what result and on which device, for at least a year, so that it cannot be changed?',
  },
  hosting: {
    name: 'Hosting',
    asks: 'Where does the data lie, under which law, and who owns it?',
  },
  monitoring: {
    name: 'Monitoring',
    asks: 'Who notices when something is odd, and is it reported to Xero within 24 hours?',
  },
} as const satisfies Record<Area, { readonly name: string; readonly asks: string }>

/** Every dated statement that the guide relies on; a test fails when one is older than a year. */
export const GUIDE_SOURCES: readonly (Source & { readonly says: string })[] = [
  { ...access, says: 'XPM API access is given on request; first contact is api@support.xero.com' },
  { ...access, says: 'The privilege is “Connect third-party add-ons”, under Business, Staff' },
  { ...access, says: 'An app’s name may not contain “Xero”; its redirect address is https or localhost' },
  { ...standard, says: 'The self-assessment has ten areas and is renewed every year' },
  { ...standard, says: 'About 5 working days to fill in, 5 to 10 to review; 30 days to plan, 60 to fix' },
  { ...told, says: 'The request begins with a form of about 21 questions' },
  { ...told, says: 'The developer portal can remove single connections by hand' },
  { ...told, says: 'An existing app has 30 days’ notice before its tier changes' },
  { ...standard, says: 'Incidents are reported within 24 hours to api@support.xero.com' },
]

/** How an area of the self-assessment was answered; in the window and on paper alike. */
export const ANSWER_WORDS = {
  met: 'Met',
  partly: 'Partly met',
  notMet: 'Not met',
  notForUs: 'Does not apply',
} as const satisfies Record<AreaAnswer['answer'], string>
