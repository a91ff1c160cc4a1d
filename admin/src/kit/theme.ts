import type { ThemeConfig } from 'antd';

/** Whoever asked the system for less motion gets none; a list that opens also takes a click only once it stands still. */
const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/**
 * The house's look. The same values stand as custom properties in `tokens.css`; a change goes into both.
 * Every pair of text and ground has a contrast of at least 4.5 to 1.
 */
export const theme: ThemeConfig = {
  cssVar: { key: 'mz' },
  hashed: false,
  token: {
    colorPrimary: '#1c5c9e',
    colorInfo: '#1c5c9e',
    colorLink: '#1c5c9e',
    // Left out, antd makes it lighter than text may be.
    colorLinkHover: '#164a80',
    colorLinkActive: '#113a66',
    colorSuccess: '#23733c',
    colorWarning: '#a35a00',
    colorError: '#b3312a',
    colorText: '#1d2733',
    colorTextSecondary: '#4d5a69',
    colorTextTertiary: '#5a6776',
    colorTextDescription: '#5a6776',
    colorTextPlaceholder: '#66727f',
    colorTextDisabled: '#66727f',
    colorBorder: '#c3ccd6',
    colorBorderSecondary: '#dfe5ec',
    colorBgLayout: '#f2f5f8',
    borderRadius: 4,
    fontSize: 14,
    controlHeight: 34,
    fontFamily: "'PingFang SC','Microsoft YaHei','Noto Sans SC','Source Han Sans SC',sans-serif",
    motion: !isStill,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Form: { verticalLabelPadding: '0 0 4px', itemMarginBottom: 18 },
  },
};
