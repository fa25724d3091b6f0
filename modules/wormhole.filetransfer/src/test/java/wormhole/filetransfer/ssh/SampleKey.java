package wormhole.filetransfer.ssh;

/** Keys that OpenSSH made, and what {@code ssh-keygen -l} says of them. */
enum SampleKey {
    ED25519(
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIcsQO4+wR3On0U0QjbtnjZZs2imEpVouWDBm9XHyIuc someone@example" + ".org",
            "256 SHA256:wA3yG/K43gJb3W5lLttYMOFx8T1bKxtzw5tV5OEefs4 someone@example.org (ED25519)"),
    RSA(
            "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC6oSDksRdFUNOswnGDRPM33KQidJlw5QXj0aPFOQJaQ6/9bUPSaPIk+w1K"
                    + "2Av5E6PPShKWL0gpfi1tszQidATtIOSHVpK33Z4rZJzRafDuuSDf3i+TNrLd5v4NcFJJIAmEz2veiJjQgACUSnFddOQWsv7H"
                    + "BgLJNvYlQjQAhqEp9VJXH5T++zXyREJRFTZeX6a3zh6ritowX/1Pdgy685mgtlC1Ep56yNzwl06kN60JqUD/WctWfvK4P3d4"
                    + "ny68zrF33xWt+tv4r7Dty/rw5pM1QjC7BXzhA9bVu0hFgBYHub6EqZdCrOZeEG5lcwznJDAfdC7KopFtG/RnnKEOXnPN som"
                    + "eone@example.org",
            "2048 SHA256:L+KvfLKrtiVg6AfDMNUd1Mi8MnDSxJIEuc274GrSzN4 someone@example.org (RSA)"),
    ECDSA_256(
            "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBM+Gjurmgah4hTMYtx9j/Ao+"
                    + "W3+ClgxY2hR+abIECMHmvApPYVX+5NE0RUqEZLgH1WZlYSEEe7vs5DOi9xPTSYU= someone@example.org",
            "256 SHA256:JnxQCaUDFDan8REdx+WhmaLaC17a8csD6VApZ4rbU/o someone@example.org (ECDSA)"),
    ECDSA_384(
            "ecdsa-sha2-nistp384 AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBE9vb9SLV2qqsrGOexpekqqy"
                    + "XCCKTP+63QGsG53DVbhe3afxP+689GbI3+owMU6m8OsxDJwjtgb+IMnh7vAkqiKjIjSIgyyaXv/n23yo8N/Aen/slaQbIab+"
                    + "bPXDCNsUug== someone@example.org",
            "384 SHA256:89oN9htUnMawbgzy5ZVhxT/Vs2VOSO0aR/5wkrxMgoA someone@example.org (ECDSA)"),
    ECDSA_521(
            "ecdsa-sha2-nistp521 AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBAFOS1lAXNokg2Taz8pzlEWX"
                    + "J7HvA9QX3MF+Et3Us7RUBPQySNuLqqwEJExtVL+Q2Jb/45dae10QjeiARhmMfp88VgD78Aw+lmEckWlWnImMGeVtJ7Aa2lAr"
                    + "0ll6FK6iwoEl5vO+y5vzqp4twh6gdvoGeDBMnThqN9yFoAN22B6HQySCRg== someone@example.org",
            "521 SHA256:i+X7kkV2Fof+bfVW9FetGmLzk78uHzhEmfqmHImV7GM someone@example.org (ECDSA)"),
    ED25519_SK(
            "sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAIIcsQO4+wR3On0U0QjbtnjZZs"
                    + "2imEpVouWDBm9XHyIucAAAABHNzaDo= token",
            "256 SHA256:E/k59iipiO+AsfjLwuJo0hLvAQUh8+UII8tpx94bShQ token (ED25519-SK)"),
    ECDSA_SK(
            "sk-ecdsa-sha2-nistp256@openssh.com AAAAInNrLWVjZHNhLXNoYTItbmlzdHAyNTZAb3BlbnNzaC5jb20AAAAIbmlzd"
                    + "HAyNTYAAABBBM+Gjurmgah4hTMYtx9j/Ao+W3+ClgxY2hR+abIECMHmvApPYVX+5NE0RUqEZLgH1WZlYSEEe7vs5DOi9xPTS"
                    + "YUAAAAEc3NoOg== token",
            "256 SHA256:xOvLaPSWjel6fwc0LwVmji93/hfI0y752jmvCDcpkfA token (ECDSA-SK)");

    final String line;
    final String description;

    SampleKey(String line, String description) {
        this.line = line;
        this.description = description;
    }
}
