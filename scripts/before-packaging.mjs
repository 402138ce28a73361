// Asked by electron-builder before it gathers packages: there are none to gather, nor to build, all being bundled.
export default () => false;
