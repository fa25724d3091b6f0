@org.jspecify.annotations.NullMarked
package wormhole.filetransfer;
