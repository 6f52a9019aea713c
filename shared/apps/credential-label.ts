/** What a label, a column's header or a field's name says of the value beside it. */
export type CredentialLabel = {
  readonly of: 'clientId' | 'clientSecret'
  /** It says that there is a newer one. */
  readonly isOld: boolean
}

/** "Secret" in the languages that password managers and the writers of mails have; no secretary, no secretion. */
const SECRET =
  /secret(?!ar|ion|ly)|secrète|segreto|segredo|geheim(?:nis)?|geheimen|schlüssel|hemlighet|hemmelig|salaisuus|sekret(?!ä|ar)|tajn[ey]|секрет|シークレット|密[钥鑰碼码]|비밀/iu
/** Whose secret or id: an app's, and not a person's question and answer. */
const APP =
  /(?:^| )(?:client|klient|kunden?|kund|cliente?|app|application|applicazione|anwendungs?|consumer|oauth2?|api|xero|klienta|клиента?)(?: |$)|client|クライアント|客户端|用戶端|클라이언트/iu
const ID =
  /(?:^| )(?:id|ident|identifier|identifiant|identificador|identificatore|identificativo|identyfikator|identifikator|kennung|tunnus|идентификатор)(?: |$)|(?:client|klient|app|anwendungs|kunden)(?:id|kennung)|アイディー|クライアントid|客户端id/iu
const KEY = /(?:^| )(?:app|application|client|consumer) key(?: |$)/iu
/** What may stand around the word alone: "New secret", "Secret 2", "the secret value". */
const AROUND =
  /^(?:the|this|my|our|new|newer|newest|current|live|latest|active|old|older|previous|former|prior|primary|secondary|first|second|value|text|key|production|prod|test|staging|sandbox|uat|dev|no|nr|number|here|is|\d{1,2}|#)$/iu
const OLD =
  /(?:^| )(?:old|older|previous|prev|former|prior|expired|revoked|retired|deleted|replaced|alt|ancien|vecchio|antiguo|oud)(?: |$)/iu
/** Something about a secret or an id that is not it. */
const ABOUT =
  /(?:^| )(?:hint|reminder|hash|fingerprint|thumbprint|checksum|digest|sha ?\d*|md5|url|uri|urls|uris|link|website|web|address|length|size|characters|chars|name|title|description|type|status|owner|question|answer|note|notes|comment|file|path|ends|ending|begins|starting|starts|issuer|tenant|scope|scopes|redirect|hinweis|länge|indice|pista|count|policy|rotation|reason|who|by)(?: |$)/iu
/** When it was made or ends; a date stands beside it as a rule, but "Client secret generated 5 March:" names the secret. */
const DATED =
  /(?:^| )(?:expir(?:es?|y|ed|ing|ation)|valid|until|created|creation|generated|issued|date|dated|day|time|at|on|age|rotated|changed|updated|modified|last|ablauf|gültig|erstellt|créée?|expiration|scadenza|caduca|creado)(?: |$)/iu

/** A label as single words: `clientSecret`, `CLIENT_SECRET` and "Client secret:" read alike. */
export const labelWords = (label: string): string =>
  label
    .normalize('NFC')
    .slice(-400)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[^\p{L}\p{M}\p{N}#]+/gu, ' ')
    .trim()
    .toLowerCase()

/**
 * What a whole label names; `null` for anything else, also for what is only *about* a secret (a hint, an id, when it
 * ends). `isValue` says whether the value beside it has a secret's shape, which no date has.
 */
export const readCredentialLabel = (label: string, isValue = true): CredentialLabel | null => {
  if (label.length > 400) return null
  const words = labelWords(label)
  const isOld = OLD.test(words)
  if (SECRET.test(words)) {
    if (ABOUT.test(words) || ID.test(words) || (!isValue && DATED.test(words))) return null
    const isAlone = words.split(' ').every((word) => SECRET.test(word) || AROUND.test(word))
    return isAlone || APP.test(words) ? { of: 'clientSecret', isOld } : null
  }
  if (ABOUT.test(words)) return null
  const isId = (ID.test(words) && APP.test(words)) || KEY.test(words)
  return isId ? { of: 'clientId', isOld } : null
}

/** The last mention of a secret in running text: where it ends, or `null`. */
export const lastSecretWord = (words: string): number | null => {
  let end: number | null = null
  for (const found of words.matchAll(new RegExp(SECRET, 'giu'))) end = found.index + found[0].length
  return end
}

/** Whether running text ends by naming something that is no secret of an app's, though it may stand beside one. */
export const endsWithOther = (words: string): boolean =>
  /(?:^| )(?:hint|hash|fingerprint|thumbprint|checksum|digest|sha ?\d*|md5|url|uri|link|file|path|id|ident|identifier|length|name|description|note|token|state|nonce|verifier|challenge|code|session|cookie|csrf|bearer|basic|tenant|connection|organisation|organization|scope|scopes|(?:webhooks?|signing|encryption|public|private|license|licence|product|api) key)(?: (?:\d{1,2}|is|are|was|of it))?$/iu.test(
    words,
  ) ||
  /(?:hint|hash|fingerprint|length|name|id|identifier|url) (?:of|for|to) (?:the |this |our |my |that )?(?:\p{L}+ )?secret(?: (?:is|was|\d{1,2}))?$/iu.test(
    words,
  )

/** Whether running text ends by naming what somebody signs in with. */
export const endsWithLogin = (words: string): boolean =>
  /(?:^| )(?:password|passwort|passphrase|pass|pw|pwd|pin|user|username|user name|login|e ?mail|otp|totp)(?: (?:is|was|\d{1,2}))?$/iu.test(
    words,
  )
