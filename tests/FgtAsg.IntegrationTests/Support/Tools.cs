namespace FgtAsg.IntegrationTests.Support;

/// <summary>What a test needs besides git and the .NET SDK.</summary>
[Flags]
internal enum Tools
{
    None = 0,

    /// <summary>Bash and the commands that the scripts use: tar, zip, sha256sum.</summary>
    Shell = 1,

    /// <summary>Python with moto, and so with boto3 and botocore.</summary>
    Moto = 2,

    /// <summary>The <c>aws</c> command.</summary>
    AwsCli = 4,

    /// <summary>Terraform, and a way to its AWS provider.</summary>
    Terraform = 8,

    /// <summary>Node.js with npm, and a way to the state machine interpreter's packages.</summary>
    Node = 16,

    /// <summary>Linux with clang or gcc, and binutils.</summary>
    NativeCompiler = 32,
}
