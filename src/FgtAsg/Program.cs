using Amazon.AutoScaling;
using Amazon.EC2;
using Amazon.Lambda.RuntimeSupport;
using Amazon.S3;
using FgtAsg;
using FgtAsg.Aws;
using FgtAsg.Configuration;

return await LambdaProgram.RunAsync(async cancellationToken =>
{
    var logging = LambdaLogging.Create();
    Function? function = null;
    var bootstrap = LambdaBootstrapBuilder
        .Create((payload, context) => function!.HandleAsync(payload, context))
        .UseBootstrapHandler(() =>
        {
            function = Function.Create(
                OptionsReader.Read(EnvironmentVariables.All()),
                new AmazonEC2Client(),
                new AmazonAutoScalingClient(),
                new AmazonS3Client(S3Settings.Create()),
                logging,
                TimeProvider.System,
                Random.Shared);
            return Task.FromResult(true);
        })
        .UseLogging(logging)
        .Build();
    await bootstrap.RunAsync(cancellationToken);
});
