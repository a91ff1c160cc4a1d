import CloseCircleFilled from '@ant-design/icons/CloseCircleFilled';

/** `allowClear` of an input, without the English name that antd gives its icon. */
export const clearable = { clearIcon: <CloseCircleFilled aria-hidden /> };
