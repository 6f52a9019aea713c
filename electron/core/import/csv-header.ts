import { readCredentialLabel } from '../../../shared/apps/credential-label.ts'

/** What a column is by its name, in the exports of password managers and in tables that people keep. */
export type ColumnKind =
  | 'clientId'
  | 'clientSecret'
  | 'username'
  | 'password'
  | 'name'
  | 'notes'
  | 'url'
  | 'where'
  | 'fields'
  | 'archived'
  | 'deleted'
  | 'modified'
  | 'created'
  | 'secretChanged'
  | 'other'

/** Parted by `|`; in the languages of the managers' own exports. */
const NAMES: Readonly<Record<Exclude<ColumnKind, 'clientId' | 'clientSecret'>, string>> = {
  username:
    'username|user name|user|login|login name|login username|userid|user id|account name|' +
    "benutzername|benutzer|anmeldename|nom d’utilisateur|nom d'utilisateur|identifiant|" +
    'utilisateur|usuario|nombre de usuario|nome utente|utente|usuário|nome de usuário|' +
    'gebruikersnaam|användarnamn|brukernavn|brugernavn|логин|ユーザー名|用户名|email|e-mail|username2|' +
    'username3',
  password:
    'password|login password|pwd|pass|passwort|kennwort|mot de passe|contraseña|parola chiave|' +
    'senha|wachtwoord|lösenord|passord|adgangskode|пароль|パスワード|密码|credential',
  name:
    'name|title|account|app|app name|application|entry|item|item name|titel|bezeichnung|titre|' +
    'nom|título|titulo|nombre|titolo|nome|naam|namn|navn|название|タイトル|名称|标题',
  notes:
    'note|notes|comment|comments|extra|description|remarks|notizen|notiz|anmerkungen|' +
    'bemerkungen|kommentar|remarques|commentaires|notas|anotaciones|commenti|opmerkingen|' +
    'notities|anteckningar|noter',
  url:
    'url|urls|uri|website|web site|websites|login uri|login url|matchurl|match url|domain|site|' +
    'webseite|adresse|site web|sitio web|sito web|additional urls|formactionorigin|httprealm',
  where:
    'folder|group|grouping|vault|category|collection|collections|sharedfolder|shared folder|' +
    'path|ordner|gruppe|dossier|groupe|carpeta|grupo|cartella|gruppo|pasta|map|mapp',
  fields:
    'fields|custom fields|customfields|custom field|additional fields|felder|rffieldsv2|' +
    'rffields|attributes',
  archived: 'archived|archive|is archived|archiviert|archivé',
  deleted: 'deleted|trashed|trash|in trash|is deleted|removed|gelöscht|deleted at|deleteddate|deleted date',
  modified:
    'last modified|modified|modification time|modifytime|modify time|updated|updated at|' +
    'date modified|last updated|revision date|revisiondate|changed|last changed|geändert|' +
    'zuletzt geändert|last modification time',
  created:
    'created|created at|created on|creation time|createtime|create time|date created|' +
    'timecreated|generated|erstellt',
  secretChanged:
    'timepasswordchanged|password changed|password modified|password last changed|' +
    'secret created|secret created at|secret created on|secret generated|secret generated at|' +
    'secret generated on|secret changed|secret date|generated on|generated at',
  other:
    'type|favorite|favourite|fav|reprompt|login totp|otpauth|otp auth|otpurl|otpsecret|totp|' +
    'icon|tags|tag|guid|uuid|timelastused|cardholdername|cardnumber|cvc|pin|expirydate|zipcode|' +
    'full name|phone number|address1|address2|city|country|state|status|expires|expiry',
}

const KINDS = new Map<string, ColumnKind>(
  Object.entries(NAMES).flatMap(([kind, names]) =>
    names.split('|').map((name) => [name, kind as ColumnKind] as const),
  ),
)

/** What a column's name says, without regard to case, underscores and language; `null` for any other word. */
export const columnKind = (header: string): ColumnKind | null => {
  if (header.length > 100) return null
  const name = header
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/gu, ' ')
    .replace(/[*:]+$/u, '')
    .trim()
  const known = KINDS.get(name) ?? KINDS.get(name.replaceAll('-', ' '))
  if (known !== undefined) return known
  const label = readCredentialLabel(header)
  if (label !== null) return label.isOld ? null : label.of
  return /^(?:id|key|client|client key)$/u.test(name) ? 'clientId' : null
}
