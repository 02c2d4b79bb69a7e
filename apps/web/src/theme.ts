import type { ThemeConfig } from 'antd';

const fonts = [
  '"PingFang SC"',
  '"Microsoft YaHei"',
  '"Source Han Sans SC"',
  '"Noto Sans CJK SC"',
  'system-ui',
  '-apple-system',
  'sans-serif',
  // Names may hold characters of GB 18030 level 3; these fonts have them where the office installed them.
  '"SimSun-ExtB"',
  '"HanaMinB"',
];

/** Calm and dense; on a phone every control is at least 44 px high. */
export function themeFor(phone: boolean): ThemeConfig {
  return {
    token: {
      colorPrimary: '#1b5694',
      colorInfo: '#1b5694',
      colorLink: '#1b5694',
      colorSuccess: '#2f7d4f',
      colorWarning: '#b7791f',
      colorError: '#b83227',
      colorBgLayout: '#f3f5f8',
      colorTextHeading: '#1c2733',
      colorText: '#25313d',
      colorTextSecondary: '#55626f',
      colorTextTertiary: '#66727f',
      colorTextPlaceholder: '#66727f',
      controlItemBgActive: '#e6eff9',
      controlItemBgActiveHover: '#d9e7f5',
      colorInfoBg: '#eaf2fb',
      colorInfoBorder: '#c4d8ee',
      colorSuccessBg: '#edf7f0',
      colorSuccessBorder: '#bfdfca',
      colorWarningBg: '#fdf6e7',
      colorWarningBorder: '#ecd9ae',
      colorErrorBg: '#fdf0ee',
      colorErrorBorder: '#f0c4bf',
      borderRadius: 4,
      fontFamily: fonts.join(','),
      fontSize: phone ? 16 : 14,
      controlHeight: phone ? 44 : 32,
      wireframe: false,
    },
    components: {
      Layout: {
        headerBg: '#17406d',
        headerHeight: 52,
        headerPadding: '0 16px',
        siderBg: '#ffffff',
      },
      Menu: {
        itemHeight: phone ? 44 : 36,
        itemBorderRadius: 4,
        subMenuItemBg: '#ffffff',
        itemSelectedBg: '#e6eff9',
        itemSelectedColor: '#154a80',
        itemHoverBg: '#f3f6fa',
      },
      Table: { headerBg: '#eef2f7', headerColor: '#33404d', cellPaddingBlockSM: 7 },
      Form: { itemMarginBottom: 18, verticalLabelPadding: '0 0 4px' },
      Card: { headerHeight: 44, headerHeightSM: 40 },
    },
  };
}
