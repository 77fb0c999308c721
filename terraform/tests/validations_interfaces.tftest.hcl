# Each validation of the interfaces, with a value that only this validation refuses.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name            = "fgt-edge"
  lambda_zip_path = "./versions.tf"
  lambda_runtime  = "dotnet8"

  group = {
    image_id           = "ami-0123456789abcdef0"
    instance_type      = "c6i.xlarge"
    subnet_ids         = ["subnet-0123456789abcdef0"]
    security_group_ids = ["sg-0123456789abcdef0"]
    max_size           = 4
  }

  network_interfaces = {
    trust = {
      device_index    = 1
      subnet_id_map   = { us-east-1a = "subnet-0123456789abcdef1" }
      security_groups = ["sg-0123456789abcdef1"]
    }
  }
}

run "sg_allow_lambda_by_name" {
  command = plan

  variables {
    sg_allow_lambda = "lambda"
    mgmt_intf_index = 1
  }

  expect_failures = [var.sg_allow_lambda]
}

run "mgmt_intf_index_without_its_interface" {
  command = plan

  variables {
    sg_allow_lambda = "sg-0123456789abcdef9"
    mgmt_intf_index = 2
  }

  expect_failures = [var.mgmt_intf_index]
}

run "sg_allow_lambda_without_an_interface" {
  command = plan

  variables {
    sg_allow_lambda = "sg-0123456789abcdef9"
  }

  expect_failures = [var.mgmt_intf_index]
}

run "mgmt_intf_index_without_a_group" {
  command = plan

  variables {
    mgmt_intf_index = 1
  }

  expect_failures = [var.mgmt_intf_index]
}
