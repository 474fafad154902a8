// Where Web Chat's own Dutch is not what a resident says.
const ours = {
  TEXT_INPUT_PLACEHOLDER: 'Typ uw bericht',
  TEXT_INPUT_ALT: 'Uw bericht',
  TEXT_INPUT_UPLOAD_BUTTON_ALT: 'Foto toevoegen',
  TEXT_INPUT_SEND_BUTTON_ALT: 'Versturen',
  TRANSCRIPT_ARIA_LABEL_ALT: 'Gesprek. Gebruik de pijltoetsen om berichten te lezen.',
  TRANSCRIPT_ARIA_ROLE_ALT: 'gesprek',
  TRANSCRIPT_TERMINATOR_TEXT: 'Einde van het gesprek',
  ACTIVITY_BOT_SAID_ALT: 'WijkBot zei:',
  ACTIVITY_BOT_ATTACHED_ALT: 'WijkBot stuurde:',
  CONNECTIVITY_STATUS_ALT_RECONNECTING: 'De verbinding is even weg. Wij proberen het opnieuw.',
  CONNECTIVITY_STATUS_ALT_SLOW_CONNECTION: 'Verbinden duurt langer dan anders.',
  CONNECTIVITY_STATUS_ALT_FATAL: 'Er is geen verbinding.',
  ACTIVITY_STATUS_SEND_FAILED_RETRY: 'Niet verstuurd. [Probeer opnieuw][RETRY]. Een foto mag niet groter zijn dan 5 MB.',
  SUGGESTED_ACTIONS_LABEL_ALT: 'Keuzes',
};

export const words = strings => ({ ...strings, ...ours });
