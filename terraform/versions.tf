terraform {
  # 1.9: validations that refer to other variables.
  required_version = ">= 1.9"

  required_providers {
    aws = {
      source = "hashicorp/aws"
      # 5.100 is the oldest tested version. Providers before 6.27 do not know the runtime dotnet10: see lambda_runtime.
      version = ">= 5.100"
    }
  }
}
