export { CertificateNotice } from './CertificateNotice.tsx';
export { AppearanceControls, SoundControls } from './PreferenceControls.tsx';
export { RestartNotice } from './RestartNotice.tsx';
export { SignInView } from './SignInView.tsx';
export { SiteChoiceView } from './SiteChoiceView.tsx';
export { StartingView } from './StartingView.tsx';
export { UserMenu } from './UserMenu.tsx';
