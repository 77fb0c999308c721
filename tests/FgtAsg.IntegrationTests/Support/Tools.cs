namespace FgtAsg.IntegrationTests.Support;

/// <summary>The tools that a test needs in addition to git and the .NET SDK.</summary>
[Flags]
internal enum Tools
{
    None = 0,

    /// <summary>Bash and the commands that the scripts use: tar, zip, sha256sum.</summary>
    Shell = 1,

    /// <summary>Python with moto, which includes boto3 and botocore.</summary>
    Moto = 2,

    /// <summary>The <c>aws</c> command.</summary>
    AwsCli = 4,

    /// <summary>Terraform, with access to its AWS provider.</summary>
    Terraform = 8,

    /// <summary>Node.js with npm, with access to the packages of the state machine interpreter.</summary>
    Node = 16,

    /// <summary>Linux with clang or gcc, and binutils.</summary>
    NativeCompiler = 32,
}
