// The look, from the same design tokens as the pages: a municipality swaps one file and the chat follows.
const styles = () => getComputedStyle(document.documentElement);
const token = (name, otherwise) => styles().getPropertyValue(name).trim() || otherwise;

export function look() {
  const accent = token('--wijkbot-action', '#005a8c');
  const onAccent = token('--wijkbot-on-action', '#ffffff');
  const ink = token('--wijkbot-ink', '#1d2733');
  const font = token('--wijkbot-font', 'system-ui, sans-serif');
  return {
    accent,
    primaryFont: font,
    monospaceFont: font,
    fontSizeSmall: '87.5%',
    rootHeight: '100%',
    rootWidth: '100%',
    backgroundColor: token('--wijkbot-paper', '#ffffff'),
    subtle: token('--wijkbot-ink-soft', '#4c5866'),
    bubbleBackground: token('--wijkbot-bot-background', '#eef3f7'),
    bubbleTextColor: ink,
    bubbleBorderColor: 'transparent',
    bubbleBorderRadius: 12,
    bubbleFromUserBackground: accent,
    bubbleFromUserTextColor: onAccent,
    bubbleFromUserBorderColor: 'transparent',
    bubbleFromUserBorderRadius: 12,
    bubbleMaxWidth: 560,
    bubbleNubSize: 0,
    bubbleFromUserNubSize: 0,
    paddingRegular: 12,
    hideUploadButton: false,
    uploadAccept: 'image/*',
    uploadMultiple: true,
    sendAttachmentOn: 'send',
    suggestedActionLayout: 'flow',
    suggestedActionBackgroundColor: token('--wijkbot-paper', '#ffffff'),
    suggestedActionTextColor: accent,
    suggestedActionBorderColor: accent,
    suggestedActionBorderRadius: 22,
    suggestedActionBorderWidth: 2,
    suggestedActionHeight: 44,
    sendBoxBackground: token('--wijkbot-paper', '#ffffff'),
    sendBoxTextColor: ink,
    sendBoxPlaceholderColor: token('--wijkbot-ink-soft', '#4c5866'),
    sendBoxButtonColor: accent,
    sendBoxButtonShadeColor: 'transparent',
    sendBoxHeight: 56,
    sendBoxTextWrap: true,
    sendBoxBorderTop: `solid 1px ${token('--wijkbot-line', '#c9d2da')}`,
    timestampColor: token('--wijkbot-ink-soft', '#4c5866'),
    timestampFormat: 'relative',
    typingAnimationDuration: 8000,
    transcriptTerminatorColor: token('--wijkbot-ink-soft', '#4c5866'),
    autoScrollSnapOnActivity: false,
  };
}
